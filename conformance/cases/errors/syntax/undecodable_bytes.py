for f in (lambda s: compile(s,"<s>","exec"),lambda s: compile(s,"<s>","eval"),lambda s: compile(s,"<s>","single"),eval,exec):
  for src in [b"# coding: utf8\n\xe9", b"\xe9",b"# coding: utf8\n\xe9a",b"\0"]:
    try: f(src)
    except SyntaxError as e: print("c",e.args)
for f in (compile, eval,exec):
  try: f(1,*(["f","exec"] if f is compile else []))
  except TypeError as e: print(e)
for source in b"\xef\xbb\xbf# coding: latin-1\n", b"\xff":
    try:
        compile(source, "name", "exec")
    except SyntaxError as error:
        print(error, error.args, error.filename)
