// Plays the film of an entry while the pointer or the focus is in it, for readers who have nothing against motion.
"use strict";

const still = matchMedia("(prefers-reduced-motion: reduce)");

for (const film of document.querySelectorAll(".entry video.hover")) {
  const entry = film.closest(".entry");
  const play = () => still.matches || film.play().then(() => film.classList.add("on"), () => {});
  const stop = () => {
    film.pause();
    film.classList.remove("on");
  };
  entry.addEventListener("pointerenter", play);
  entry.addEventListener("focusin", play);
  entry.addEventListener("pointerleave", stop);
  entry.addEventListener("focusout", stop);
}
