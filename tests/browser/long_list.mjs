// Writes the content of a site whose owner has 54 works with abstracts as long as they are in practice, for the tests of
// weight: node long_list.mjs FOLDER. The texts are made from a vocabulary of some two thousand words, a few of them
// common and most of them rare, as in any language: so they compress about as well as abstracts do.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const small = `the of and a to in we is for that on with are by as this from our an be which it can at not have than more
  both between these over into but however while such when each their its show also using only without how where`.split(/\s+/);
const stems = `adapt align anchor annot approxim assembl attent augment balanc bench bias bind bound bridg calibr captur
  cascad categor centr chain class clip cluster code coher compar compos compress comput concept condit consist constrain
  context contrast converg correl cost coupl cover cross curv data decod deform degrad dens depth deriv design detect
  devic diffus dimens direct discret distil distribut domain drift dual dynam edg embed emerg encod energ enhanc ensembl
  entropi equilibr error estim evalu event exampl expert explor express extend extract factor featur feder filter flow
  focal forget form frame frequen frozen fuse gap gener geometr gradient grain graph group guid harmon heurist hidden
  hierarch hybrid hypothes ident illumin imag implicit improv index induc infer inform initi instanc integr intens interact
  interpol invari invers iter joint kernel label languag larg latent layer learn level light limit local loss machin manifold
  map margin mask match matric measur memor mesh metric mixtur modal model modul motion network neural noise norm novel object
  observ obstacl occlud operat optim order orient output overfit pair parallel paramet partial patch pattern penal percept
  perform pixel plan point polic pool pose posit precis predict prior probab problem process program project prompt propag
  prototyp prune quantiz queri random rank ratio reason recogn reconstruct recover refin region regress regular relat reli
  render repres residu resolv resourc respons restor retriev reward robust rotat sampl scal scarc scene schedul search segment
  select semant sensor separ sequenc shape share shift signal simul sketch smooth solv sourc spars spatial spectr stabil stag
  standard static statist step strateg stream structur style subset suffic super support surfac symmetr synthes system target
  task teach templat tempor tensor text textur theor threshold token topolog track train transfer transform transit translat
  tree trivial tune uncertain uniform unif updat valid vari vector video view visual vocabul volum weight window work zero`.split(/\s+/);
const endings = ["", "s", "ing", "ed", "ation", "er", "able", "ity"];
const people = `Abel Bauer Conti Duval Egede Ferrari Grimm Haas Ito Jansen Kowal Lund Moreau Novak Olsen Popov Quist Rossi
  Sato Tanaka Ueda Vega Weber Xu Yang Zhou`.split(/\s+/);
const works = 54;
const shortest = 1140;  // characters; the last sentence brings the mean to 1,200
const owner = { family: "Marlow", given: "Edith" };

/** Numbers from 0 to 1, the same in every run (a linear congruence modulo 2^32). */
const makeRandom = (seed) => () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32;
const random = makeRandom(54);

const vocabulary = stems.flatMap((stem, rank) => endings.slice(0, 1 + ((rank * 5) % endings.length)).map((end) => stem + end));
/** The earlier in a list, the likelier. */
const pick = (list, bend) => list[Math.floor(list.length * random() ** bend)];
const word = () => (random() < 0.42 ? pick(small, 2.2) : pick(vocabulary, 1.35));
const capital = (text) => text[0].toUpperCase() + text.slice(1);
const phrase = (length) => Array.from({ length }, word).join(" ");

const sentence = () => {
  const middle = random() < 0.4 ? `, ${phrase(5 + Math.floor(random() * 8))}` : "";
  const figure = random() < 0.15 ? ` (${(random() * 90).toFixed(1)}%)` : "";
  return `${capital(phrase(8 + Math.floor(random() * 12)))}${middle}${figure}.`;
};

const abstract = () => {
  let text = sentence();
  while (text.length < shortest) text += ` ${sentence()}`;
  return text;
};

const record = (number) => {
  const year = 2026 - Math.floor(number / 6);
  const others = Array.from({ length: 2 + Math.floor(random() * 4) }, () => ({ family: pick(people, 1), given: pick(people, 1) }));
  const journal = number % 5 === 4;
  return {
    id: `marlow${year}${"abcdef"[number % 6]}`, type: journal ? "article-journal" : "paper-conference",
    title: capital(phrase(9 + Math.floor(random() * 4))), author: [...others, owner],
    issued: { "date-parts": [[year, 1 + Math.floor(random() * 12)]] },
    "container-title": journal ? "Journal of Weights" : "International Conference on Measures",
    "container-title-short": journal ? "J. Weights" : "ICM",
    page: `${number * 13 + 1}-${number * 13 + 12}`, DOI: `10.1000/weights.${1000 + number * 37}`,
    links: { PDF: `https://example.org/papers/${year}/${number}.pdf`, code: `https://github.com/example/${word()}-${number}` },
    abstract: abstract(),
  };
};

const [folder] = process.argv.slice(2);
const content = join(folder, "content");
mkdirSync(join(content, "publications"), { recursive: true });
writeFileSync(join(content, "site.yaml"), `version: 1\ntitle: Edith Marlow\nurl: https://example.org/\nowner: edith-marlow\n`);
writeFileSync(join(content, "people.yaml"), "- {id: edith-marlow, name: Edith Marlow, role: Reader in Measures, affiliation: Example University}\n");
writeFileSync(join(content, "publications", "works.json"), JSON.stringify(Array.from({ length: works }, (_, i) => record(i)), null, 1));
