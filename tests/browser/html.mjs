// A page's start tags, read without a browser: enough to follow links and count elements on thousands of pages.
// Attribute values must be quoted, as our own pages have them; the text of scripts is kept, not parsed.

const tag = /<!--[\s\S]*?-->|<([a-z][a-z0-9-]*)((?:\s+[^\s=>"'/]+(?:="[^"]*"|='[^']*'|=[^\s"'>]+)?)*)\s*\/?>/gi;
const attribute = /([^\s=>"'/]+)(?:="([^"]*)"|='([^']*)'|=([^\s"'>]+))?/g;
const named = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

const decode = (text) =>
  text.replace(/&(?:#x([0-9a-f]+)|#([0-9]+)|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(parseInt(decimal, 10));
    return named[name] ?? whole;
  });

const attributesOf = (text) => {
  const found = {};
  for (const [, name, double, single, bare] of text.matchAll(attribute)) {
    found[name.toLowerCase()] = decode(double ?? single ?? bare ?? "");
  }
  return found;
};

/** The elements of a page: [{name, attributes, text}], `text` of scripts alone. */
export const elementsOf = (html) => {
  const elements = [];
  tag.lastIndex = 0;
  for (let match = tag.exec(html); match; match = tag.exec(html)) {
    if (!match[1]) continue;
    const element = { name: match[1].toLowerCase(), attributes: attributesOf(match[2]) };
    if (element.name === "script") {
      const end = html.indexOf("</script", tag.lastIndex);
      element.text = html.slice(tag.lastIndex, end);
      tag.lastIndex = end;
    }
    elements.push(element);
  }
  return elements;
};
