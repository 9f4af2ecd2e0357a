import copy, pickle, pwd

e = pwd.getpwnam("root")
other = pickle.loads(pickle.dumps(e))
print(type(other) is type(e), other == e, copy.copy(e) == e, copy.deepcopy(e) == e)
changed = copy.replace(e, pw_name="changed", pw_uid=5)
print(changed.pw_name, changed.pw_uid, changed.pw_gid, type(changed).__name__)
for wrong in ({"nope": 1}, {"n_fields": 1}):
    try:
        copy.replace(e, **wrong)
    except TypeError as error:
        print(error)
print(e.__reduce__()[0] is pwd.struct_passwd, e.__reduce__()[1][1])
