// What is said aloud: Python's words for what is new, each once; and one hint after a while without progress.
const HINT_AFTER_MS = 20_000;

function momentsOf(scene, number, isExcited) {
  const said = scene.said[number - 1];
  return isExcited && said.acted ? said.acted : said.usual;
}

function momentAt(moments, time) {
  let found = 0;
  moments.forEach(([when], i) => {
    if (when <= time + 1e-6) found = i;
  });
  return found;
}

function makeSpeaker(live, hintOf) {
  let last = "";
  let at = -1;
  let timer = 0;
  let isHinted = false;
  const say = (words) => {
    if (!words || words === last) return;
    last = words;
    live.textContent = words;
  };
  const arm = () => {
    clearTimeout(timer);
    if (isHinted) return;
    timer = setTimeout(() => {
      if (document.hidden) return;
      isHinted = true;
      say(hintOf());
    }, HINT_AFTER_MS);
  };
  return {
    say,
    // Progress of any kind puts the hint off.
    progress: arm,
    open(words, moments, time, isSpoken) {
      at = momentAt(moments, time);
      isHinted = false;
      if (isSpoken) say(`${words} ${moments[at][1]}`);
      arm();
    },
    at(moments, time) {
      const next = momentAt(moments, time);
      if (next === at) return;
      at = next;
      say(moments[at][1]);
      arm();
    },
    // The same moment in other words, once something has been said.
    reword(moments) {
      if (last) say(moments[at][1]);
    },
    stop: () => clearTimeout(timer),
  };
}
