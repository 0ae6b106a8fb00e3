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

// Undo and redo by button and by key; a button that has nothing left to do gives its focus away.
function bindSteps(root, steps, step, focusNext) {
  root.onkeydown = (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "z") return;
    event.preventDefault();
    step(event.shiftKey ? "redo" : "undo");
  };
  for (const [direction, list] of [["undo", "past"], ["redo", "future"]]) {
    root.querySelector(`.${direction}`).onclick = () => {
      step(direction);
      if (!steps[list].length) focusNext();
    };
  }
}
