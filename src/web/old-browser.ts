// Preact asks for it; Chrome has it since 71.
if (!('queueMicrotask' in window)) {
  Object.assign(window, {
    queueMicrotask: (task: () => void) => void Promise.resolve().then(task),
  });
}
