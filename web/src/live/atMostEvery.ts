/** Work that is done at once, and not again before a while has passed; what is asked meanwhile is done then. */
export function atMostEvery(milliseconds: number, work: () => void): () => void {
  let isResting = false;
  let isAsked = false;
  const rested = () => {
    isResting = false;
    if (!isAsked) return;
    isAsked = false;
    run();
  };
  function run() {
    if (isResting) {
      isAsked = true;
      return;
    }
    isResting = true;
    setTimeout(rested, milliseconds);
    work();
  }
  return run;
}
