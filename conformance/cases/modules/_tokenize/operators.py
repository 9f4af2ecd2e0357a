import io, tokenize

source = "+ - * / // % @ ** << >> & | ^ ~ := < > <= >= == != -> += -= *= /= //= %= @= &= |= ^= >>= <<= **= ( ) [ ] { } , : . ; = ... !"
print([(t.string, tokenize.tok_name[t.exact_type]) for t in tokenize.generate_tokens(io.StringIO(source).readline) if t.type == tokenize.OP])
for source in ("a<>b", "a!b", "...", "....", "a->b", "x:=1", "a!=b", "&&"):
    print(source, [t.string for t in tokenize.generate_tokens(io.StringIO(source).readline)][:-2])
