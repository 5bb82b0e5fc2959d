/**
 * A listing's features made ready to be scored against thousands of others: words and frames become small numbers, so
 * that a pair costs some tenths of a microsecond. The numbers are this process's own and never leave it.
 */
import type { MatchFeatures } from './features.rule.ts';
import type { Lexicon } from './lexicon.rule.ts';
import { rarityOf } from './rarity.rule.ts';
import type { Frame } from './reading.rule.ts';
import {
  actionNearness,
  conceptNearness,
  frameNearness,
  type FrameNearness,
} from './similarity.rule.ts';

/** What the score reads of one listing. */
export interface Scorable {
  readonly features: Omit<MatchFeatures, 'grams'>;
  readonly frames: readonly Frame[];
  /** The number of each frame without its weight, see {@link Vocabulary.meeting}. */
  readonly frameIds: readonly number[];
  /** The number of all frames together with their weights: listings of one number fit alike with any other. */
  readonly frameSet: number;
  /** Numbers of the characters and pairs, ascending. */
  readonly grams: Int32Array;
  /** How much all of them say, in hundredths. */
  readonly gramTotal: number;
}

/** How two frames meet, whatever their weights. */
export interface Meeting extends FrameNearness {
  readonly sameFlow: boolean;
  /** Of two frames of one flow: how far they want (or hand out) the same. */
  readonly wish: number;
}

/** The frames of all listings that have the same ones: each listing's own would be most of what is kept of it. */
interface FrameSet extends Pick<Scorable, 'frames' | 'frameIds'> {
  readonly number: number;
}

/** Numbers for words and frames, and what is known of frames that met before. One for each lexicon. */
export class Vocabulary {
  private readonly gramIds = new Map<string, number>();
  /** How much a character or pair says, by its number, in hundredths: whole, so that sums come out the same in any order. */
  readonly gramWeights: number[] = [];
  private readonly frameIds = new Map<string, number>();
  private readonly frameSets = new Map<string, FrameSet>();
  /** By the need's frame, then by the resource's. */
  private readonly meetings: Map<number, Meeting>[] = [];
  private readonly lexicon: Lexicon;

  private constructor(lexicon: Lexicon) {
    this.lexicon = lexicon;
  }

  private static readonly known = new WeakMap<Lexicon, Vocabulary>();

  static of(lexicon: Lexicon): Vocabulary {
    let vocabulary = Vocabulary.known.get(lexicon);
    if (vocabulary === undefined)
      Vocabulary.known.set(lexicon, (vocabulary = new Vocabulary(lexicon)));
    return vocabulary;
  }

  /** Makes a listing ready. */
  ready(features: MatchFeatures): Scorable {
    const grams = Int32Array.from(features.grams, (gram) => this.gramId(gram)).sort();
    let gramTotal = 0;
    for (const gram of grams) gramTotal += this.gramWeights[gram] as number;
    const { frames, frameIds, number } = this.frameSet(features.frames);
    return {
      features,
      frames,
      frameIds,
      frameSet: number,
      grams,
      gramTotal,
    };
  }

  /** How many sets of frames there are. */
  get frameSetCount(): number {
    return this.frameSets.size;
  }

  /** The same without the words themselves, which would be most of what is kept once they are numbers. */
  slim({ grams, ...features }: MatchFeatures): Scorable {
    const ready = this.ready({ ...features, grams });
    return { ...ready, features: { ...features, frames: ready.frames } };
  }

  /** How the need's frame and the resource's meet. */
  meeting(need: Scorable, at: number, resource: Scorable, other: number): Meeting {
    const mine = this.meetings[need.frameIds[at] as number] as Map<number, Meeting>;
    const theirs = resource.frameIds[other] as number;
    let known = mine.get(theirs);
    if (known === undefined) {
      known = this.meet(need.frames[at] as Frame, resource.frames[other] as Frame);
      mine.set(theirs, known);
    }
    return known;
  }

  private meet(a: Frame, b: Frame): Meeting {
    const sameFlow = a.flow === b.flow;
    const { near, object, action } = frameNearness(a, b, this.lexicon);
    const wish = sameFlow
      ? conceptNearness(a.concept, b.concept, this.lexicon) *
        actionNearness(a.act, b.act, this.lexicon)
      : 0;
    return { near, object, action, sameFlow, wish };
  }

  private gramId(gram: string): number {
    let id = this.gramIds.get(gram);
    if (id === undefined) {
      this.gramIds.set(gram, (id = this.gramWeights.length));
      this.gramWeights.push(Math.round(100 * weightOf(gram, this.lexicon)));
    }
    return id;
  }

  private frameSet(frames: readonly Frame[]): FrameSet {
    const frameIds = frames.map((frame) => this.frameId(frame));
    const key = frames.map(({ weight }, at) => `${frameIds[at]}*${weight}`).join();
    let set = this.frameSets.get(key);
    if (set === undefined)
      this.frameSets.set(key, (set = { frames, frameIds, number: this.frameSets.size }));
    return set;
  }

  private frameId({ flow, act, concept, via }: Frame): number {
    const key = `${flow}:${act}:${concept}:${via ?? ''}`;
    let id = this.frameIds.get(key);
    if (id === undefined) {
      this.frameIds.set(key, (id = this.meetings.length));
      this.meetings.push(new Map());
    }
    return id;
  }
}

/** A special concept in common says as much as two rare pairs; a root says little. */
const CONCEPT_WEIGHT = 8;

/** What is rare in the language says more; concepts by their depth. */
function weightOf(gram: string, lexicon: Lexicon): number {
  if (gram.startsWith('#'))
    return CONCEPT_WEIGHT * Math.min(1, 0.25 + 0.35 * (gram.split('.').length - 1));
  return rarityOf(gram, lexicon);
}
