"""Compare Taipan's lexer with the tokenizer of the CPython that runs this script, over the .py files of folders.

    python3.14 conformance/tools/compare_tokens.py FOLDER...

Both with what the parser sees and with comments and blank lines, as the `tokenize` module shows them. Files that are not
UTF-8, or end without a line end, or have other line ends than "\\n" are left out.
"""

import _tokenize
import io
import pathlib
import subprocess
import sys
import token

ROOT = pathlib.Path(__file__).resolve().parents[2]
BATCH = 200


def usable(path):
    try:
        text = path.read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        return False
    return text.endswith("\n") and "\r" not in text and "\0" not in text


def expected(path, extra):
    text = path.read_text(encoding="utf-8-sig")
    end_line = text.count("\n") + 1
    rows = []
    try:
        for kind, _, start, end, _ in _tokenize.TokenizerIter(io.StringIO(text).readline, extra_tokens=extra):
            if extra and start[0] == end_line and kind in (token.DEDENT, token.ENDMARKER):
                # `tokenize` moves what is behind the last line.
                rows.append(str(kind))
                continue
            # ... and shows line ends as wide.
            width = extra and kind == token.NEWLINE
            rows.append(f"{kind} {start[0]} {start[1]} {end[0]} {end[1] - width}")
    except SyntaxError:
        rows.append("error")
    return rows


def simplified(rows, wanted, extra):
    """Our rows, as little as CPython says about each."""
    for i, row in enumerate(rows):
        kind = row.split()[0]
        if extra and row != "error" and token.DEDENT < int(kind) < token.OP:
            row = " ".join([str(token.OP), *row.split()[1:]])
        if i < len(wanted) and " " not in wanted[i] and row != "error":
            row = kind
        yield row


def main():
    subprocess.run(["cargo", "build", "-q", "-p", "taipan-compiler", "--example", "ast_of"], cwd=ROOT, check=True)
    binary = ROOT / "target" / "debug" / "examples" / "ast_of"
    paths = [path for folder in sys.argv[1:] for path in sorted(pathlib.Path(folder).rglob("*.py")) if usable(path)]
    different = 0
    for option, extra in (("--tokens", False), ("--extra-tokens", True)):
        for i in range(0, len(paths), BATCH):
            command = [binary, option, *paths[i:i + BATCH]]
            output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
            for section in output.split("FILE ")[1:]:
                name, *rows = section.splitlines()
                wanted = expected(pathlib.Path(name), extra)
                actual = list(simplified(rows, wanted, extra))
                if wanted != actual:
                    different += 1
                    pairs = ((w, a) for w, a in zip(wanted, actual) if w != a)
                    print(option, name, *next(pairs, (len(wanted), len(actual))), sep="\n    ")
    print(f"{len(paths)} files, {different} differences")
    sys.exit(different > 0)


main()
