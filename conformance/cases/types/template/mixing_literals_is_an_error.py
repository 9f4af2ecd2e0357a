for source in ["t'a' 'b'", "'a' t'b'", "t'a' f'b'", "f'a' t'b'", "t'a' b'b'", "t'a' u'b'", "rt'\\n' tr'\\t'", "t'a'\\\n t'b'", "tb'a'", "bt'a'", "tu'a'", "ft'a'", "T'{1}' RT'{2}'"]:
    try:
        value = eval(source)
        print(source, value.strings)
    except SyntaxError as e:
        print(source, "|", e.msg, e.offset)
