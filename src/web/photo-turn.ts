import { orientationIn } from './exif.ts';

/*
 * Phones write a picture as the sensor lay and say in EXIF how to hold it. Browsers since Chrome 81 turn
 * it by themselves, also when it is drawn; for older ones it is read and turned here.
 */

/** Whether this browser turns pictures by itself: those that do know the style that forbids it. */
export function isTurned(): boolean {
  return typeof CSS !== 'undefined' && CSS.supports('image-orientation', 'from-image');
}

const SEARCHED_BYTES = 128 * 1024;

/** How the sensor lay, as EXIF counts it: 1 upright to 8; 1 where nothing is said. */
export function orientationOf(file: Blob): Promise<number> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => {
      try {
        resolve(orientationIn(new DataView(reader.result as ArrayBuffer)));
      } catch {
        // Cut short or broken: as if nothing were said.
        resolve(1);
      }
    };
    reader.onerror = () => resolve(1);
    reader.readAsArrayBuffer(file.slice(0, SEARCHED_BYTES));
  });
}

/** Lets a picture of this size be drawn upright on a canvas of its size (or, lying, of its sides swapped). */
export function turn(
  pen: Pick<CanvasRenderingContext2D, 'transform'>,
  orientation: number,
  width: number,
  height: number,
): void {
  const ways: Readonly<Record<number, [number, number, number, number, number, number]>> = {
    2: [-1, 0, 0, 1, width, 0],
    3: [-1, 0, 0, -1, width, height],
    4: [1, 0, 0, -1, 0, height],
    5: [0, 1, 1, 0, 0, 0],
    6: [0, 1, -1, 0, height, 0],
    7: [0, -1, -1, 0, height, width],
    8: [0, -1, 1, 0, 0, width],
  };
  const way = ways[orientation];
  if (way !== undefined) pen.transform(...way);
}
