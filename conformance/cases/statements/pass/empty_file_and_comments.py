for source in ["", "\n\n", "# only a comment", "pass # comment", "\\\npass", "\x0cpass", "  # indented comment\npass", "pass\n\\\n"]:
    try:
        code = compile(source, "f", "exec")
        print(repr(source), code.co_name, code.co_firstlineno, len(code.co_names))
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg)
