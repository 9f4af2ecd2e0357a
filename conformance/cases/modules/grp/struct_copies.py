import copy, grp, pickle

g = grp.getgrnam("root")
print(pickle.loads(pickle.dumps(g)) == g, copy.deepcopy(g).gr_mem == g.gr_mem, copy.deepcopy(g).gr_mem is g.gr_mem, copy.copy(g).gr_mem is g.gr_mem)
changed = copy.replace(g, gr_mem=["x"])
print(changed.gr_name, changed.gr_mem, type(changed).__name__)
try:
    copy.replace(g, members=[])
except TypeError as error:
    print(error)
