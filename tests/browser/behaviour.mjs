// What pages do when somebody uses them: the filter of a list, the button that copies, a mail address, a second picture.
// Each function takes a tab that shows a page and gives what it finds wrong.

const seen = () => [...document.querySelectorAll(".filter ~ * .entry, .filter ~ .rows > li, .filter ~ .entries > .entry")]
  .filter((one) => one.checkVisibility()).map((one) => one.querySelector(".title").textContent);

const type = async (tab, text) => {
  await tab.fill(".filter input", text);
  return { titles: [...new Set(await tab.evaluate(seen))], said: await tab.textContent(".filter output") };
};

/** Typing a title leaves that work, typing nonsense leaves none, and an empty field leaves all. */
export const lookAtFilter = async (tab) => {
  const findings = [];
  const all = await tab.evaluate(seen);
  const wanted = all.at(-1);
  const found = await type(tab, wanted.toUpperCase());
  if (!found.titles.includes(wanted)) findings.push(`the filter hides ${wanted} from who types it`);
  if (found.titles.length === new Set(all).size && found.titles.length > 1) findings.push("the filter hides nothing");
  if (!found.said.includes(String(all.length))) findings.push(`the filter says "${found.said}" of ${all.length} works`);
  const none = await type(tab, "no such word in any title");
  if (none.titles.length > 0) findings.push(`the filter shows ${none.titles[0]} to who types nonsense`);
  const again = await type(tab, "");
  if (again.titles.length !== new Set(all).size || again.said) findings.push("an empty filter does not show all");
  return findings;
};

/** Keeps what a page hands to the clipboard, which all tabs share. */
const keepCopied = () => {
  const { clipboard } = navigator;
  const write = clipboard.writeText.bind(clipboard);
  clipboard.writeText = async (text) => {
    await write(text);
    window.copied = text;
  };
};

/** Each button that can be seen hands over the text before it and says so. */
export const lookAtCopy = async (tab) => {
  await tab.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await tab.evaluate(keepCopied);
  const findings = [];
  const buttons = await tab.locator("button.copy:visible").all();
  if (buttons.length === 0) findings.push("no button that copies can be seen");
  for (const button of buttons) {
    const wanted = await button.evaluate((one) => one.previousElementSibling.textContent);
    const label = await button.textContent();
    await button.click();
    await tab.waitForFunction(([one, old]) => one.textContent !== old, [await button.elementHandle(), label]);
    const copied = await tab.evaluate(() => window.copied);
    if (copied !== wanted) findings.push(`copied is ${copied.slice(0, 80)}`);
  }
  return findings;
};

const copySelected = async (tab, selector) => {
  await tab.evaluate((wanted) => {
    getSelection().selectAllChildren(document.querySelector(wanted));
    document.execCommand("copy");
  }, selector);
  return (await tab.evaluate(() => navigator.clipboard.readText())).trim();
};

/** The names of links as the browser hands them to screen readers. */
const linkNames = async (tab) => {
  const session = await tab.context().newCDPSession(tab);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  return nodes.filter((node) => node.role?.value === "link").map((node) => node.name?.value ?? "");
};

/** A mail address is not in the page's bytes, and yet what is linked, seen, copied and told by the browser is the address. */
export const lookAtMail = async (tab, bytes) => {
  await tab.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const link = '.contact a[href^="mailto:"]';
  const address = decodeURIComponent((await tab.getAttribute(link, "href")).slice("mailto:".length));
  const findings = /^[^@\s]+@[^@\s]+$/.test(address) ? [] : [`the link leads to ${address}`];
  if (bytes.includes(address) || bytes.includes("mailto:")) findings.push("the address stands in the page's bytes");
  if (bytes.replace(/<[^>]*>/g, "").replaceAll("&#64;", "@").includes(address)) findings.push("it does without its tags");
  const got = {
    seen: await tab.innerText(link),
    copied: await copySelected(tab, link),
    "told to a screen reader": (await linkNames(tab)).find((name) => name.includes("@")),
  };
  return [...findings, ...Object.entries(got).filter(([, text]) => text !== address).map(([how, text]) => `${how} is ${text}`)];
};

const opacity = (tab) => tab.evaluate(() => getComputedStyle(document.querySelector(".entry .hover")).opacity);

/** A second picture appears for the pointer and for the keyboard, and not for those whom motion troubles. */
export const lookAtTeaser = async (tab) => {
  const findings = [];
  const shows = async (how, wanted) => {
    await tab.waitForTimeout(400);
    if ((await opacity(tab)) !== wanted) findings.push(`${how} the second picture has the opacity ${await opacity(tab)}`);
  };
  await shows("at rest", "0");
  await tab.hover(".entry:has(.hover) .title");
  await shows("under the pointer", "1");
  await tab.mouse.move(0, 0);
  await tab.focus(".entry:has(.hover) .title a");
  await shows("with the focus", "1");
  await tab.emulateMedia({ reducedMotion: "reduce" });
  if (await tab.isVisible(".entry .hover")) findings.push("it shows to those who want less motion");
  return findings;
};
