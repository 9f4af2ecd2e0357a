import io, tokenize, keyword

source = "match case _ type None async await print é 名前 _x x1 𝓪"
for t in list(tokenize.generate_tokens(io.StringIO(source).readline))[:-2]:
    print(tokenize.tok_name[t.type], t.string, t.start[1], t.end[1], keyword.iskeyword(t.string), keyword.issoftkeyword(t.string))
