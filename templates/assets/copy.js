// Copies the text that stands before a button, and says so. Without this the text can be marked by hand.
for (const button of document.querySelectorAll("button.copy")) {
  const text = button.previousElementSibling;
  if (!text || !navigator.clipboard) continue;
  const label = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text.textContent);
    button.textContent = button.dataset.done;
    setTimeout(() => (button.textContent = label), 2000);
  });
}
