"""Templates from a small grammar, with the answers of the installed Jinja2, one JSON object a line.

The seed is fixed, so that every run compares the same. Exits with 1 where Jinja2 is absent.
"""
import json
import random
import sys

try:
    import jinja2
except ImportError:
    sys.exit(1)

R = random.Random(20240229)
CONTEXT = {"i": 7, "z": 0, "f": 2.5, "s": "Hello wörld <b>", "e": "", "n": None, "t": True,
           "l": [3, 1, 2], "w": ["b", "A", "c", "a"], "d": {"k": 1, "a": "x", "m": [1, 2]},
           "p": [{"a": 1, "b": "y"}, {"a": 2, "b": "X"}, {"a": 1, "b": "z"}]}
ATOMS = ["i", "z", "f", "s", "e", "n", "t", "l", "w", "d", "p", "undefd", "1", "2.5", "-3", "'ab c'", "[1, 2]",
         "(1, 'x')", "{'q': 1}", "d.k", "d['a']", "d.m", "l[0]", "s[1:4]", "w[::-1]", "p[0].b", "d.nope", "none", "true"]
BINARY = ["+", "-", "*", "/", "//", "%", "~", "==", "!=", "<", ">=", "and", "or", "in", "not in", "**"]
FILTERS = ["upper", "lower", "title", "capitalize", "trim", "length", "first", "last", "list", "join('-')", "sort",
           "reverse|list", "unique|list", "string", "int", "float", "abs", "round", "round(1)", "default('D')", "d('D', true)",
           "e", "replace('l', 'L')", "truncate(5, true, '.', 0)", "wordcount", "batch(2)|list", "slice(2)|list",
           "sum", "min", "max", "center(9)", "indent(2)", "tojson", "pprint", "striptags", "urlencode", "safe",
           "map('string')|list", "select|list", "reject('odd')|list", "dictsort", "items|list", "format(1)",
           "map(attribute='a')|list", "selectattr('a', 'eq', 1)|list", "groupby('a')|list|length", "filesizeformat",
           "wordwrap(4)", "urlize", "forceescape", "xmlattr"]
TESTS = ["defined", "undefined", "none", "string", "number", "mapping", "sequence", "iterable", "odd", "even",
         "divisibleby 2", "lower", "upper", "eq 7", "in l", "true", "boolean", "integer", "float", "callable", "sameas none"]


def expression(depth):
    pick = R.random()
    if depth == 0 or pick < 0.2:
        return R.choice(ATOMS)
    if pick < 0.45:
        return "%s|%s" % (group(depth - 1), R.choice(FILTERS))
    if pick < 0.7:
        return "%s %s %s" % (group(depth - 1), R.choice(BINARY), group(depth - 1))
    if pick < 0.8:
        return "%s is %s%s" % (group(depth - 1), R.choice(["", "not "]), R.choice(TESTS))
    if pick < 0.9:
        return "%s if %s else %s" % (group(depth - 1), group(depth - 1), group(depth - 1))
    return R.choice(["not %s", "-%s", "[%s]", "(%s,)", "{'v': %s}"]) % group(depth - 1)


def group(depth):
    text = expression(depth)
    return text if text.isalnum() else "(%s)" % text


def statement(depth):
    pick = R.random()
    inner = lambda: body(depth - 1)
    if depth == 0 or pick < 0.45:
        return "{{ %s }}" % expression(2)
    if pick < 0.55:
        return "{%% if %s %%}%s{%% else %%}%s{%% endif %%}" % (expression(1), inner(), inner())
    if pick < 0.68:
        return "{%% for x in %s %%}%s{{ loop.index }}{{ x }}{%% else %%}none{%% endfor %%}" % (R.choice(["l", "w", "d", "e", "s[:3]", "range(3)"]), inner())
    if pick < 0.76:
        return "{%% set i = %s %%}%s" % (R.choice(ATOMS), inner())
    if pick < 0.82:
        return "{%% with s = %s %%}%s{%% endwith %%}" % (R.choice(ATOMS), inner())
    if pick < 0.88:
        return "{%% macro m(a, b=%s) %%}%s{{ a }}{{ b }}{%% endmacro %%}{{ m(%s) }}" % (R.choice(ATOMS), inner(), R.choice(ATOMS))
    if pick < 0.94:
        return "{%% set c %%}%s{%% endset %%}{{ c }}" % inner()
    return "{%% filter %s %%}%s{%% endfilter %%}" % (R.choice(["upper", "trim", "e", "replace('a', 'b')"]), inner())


def body(depth):
    return R.choice(["", " ", "a\n"]).join(statement(depth) for _ in range(R.randint(1, 2)))


def answer(source, options):
    try:
        return {"output": jinja2.Environment(**options).from_string(source).render(json.loads(json.dumps(CONTEXT)))}
    except jinja2.TemplateError as error:
        return {"error": type(error).__name__}
    except Exception as error:
        return {"error": type(error).__name__}


for number in range(3000):
    source = body(2)
    options = {"autoescape": number % 2 == 0}
    expect = answer(source, options)
    # Addresses and complex numbers are Python's own.
    if " at 0x" in expect.get("output", "") or "j)" in expect.get("output", "") or "bound method" in expect.get("output", ""):
        continue
    print(json.dumps({"id": "generated#%d" % number, "category": "generated", "templates": {"main": source}, "main": "main",
                      "options": options, "context": CONTEXT, "expect": expect}))
