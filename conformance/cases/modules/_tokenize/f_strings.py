import io, tokenize

for source in ("f'a{b!r:>{w}}c{{d}}'\n", "f'{x=}'\n", "rf'\\n{a}'\n", "f'''{\na}'''\n", "f'{f\"{y}\"}'\n", "f''\n", "t'{a}b'\n"):
    print([(tokenize.tok_name[t.type], t.string, t.start, t.end) for t in tokenize.generate_tokens(io.StringIO(source).readline)][:-2])
