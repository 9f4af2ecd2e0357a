import pwd

match pwd.getpwuid(0):
    case pwd.struct_passwd(pw_name="root", pw_dir=home):
        print("by name", home)
match pwd.getpwuid(0):
    case pwd.struct_passwd(name, password, uid):
        print("by place", name, password, uid)
match pwd.getpwuid(0):
    case [name, *_]:
        print("sequence", name)
