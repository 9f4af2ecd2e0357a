import opcode, dis

print({name: count for name, count in opcode._inline_cache_entries.items()})
code = compile("a.b(c) + d[e]", "", "eval")
shown = [i.opname for i in dis.get_instructions(code, show_caches=True)]
print(shown.count("CACHE"), shown[:3])
hidden = [i for i in dis.get_instructions(code)]
print([(i.opname, len(i.cache_info or ())) for i in hidden])
