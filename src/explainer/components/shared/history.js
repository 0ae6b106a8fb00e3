// Steps back and forth through states that were rested on.
function makeSteps() {
  const past = [];
  const future = [];
  return {
    past,
    future,
    push(state) {
      past.push(state);
      future.length = 0;
    },
    undo(state) {
      if (!past.length) return null;
      future.push(state);
      return past.pop();
    },
    redo(state) {
      if (!future.length) return null;
      past.push(state);
      return future.pop();
    },
  };
}
