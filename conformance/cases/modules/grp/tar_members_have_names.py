import io, grp, os, tarfile

out = io.BytesIO()
with tarfile.open(fileobj=out, mode="w") as tar:
    info = tarfile.TarInfo("x")
    info.gname, info.gid, info.uname = "root", 77, "no-such-user"
    tar.addfile(info)
out.seek(0)
with tarfile.open(fileobj=out) as tar:
    member = tar.getmember("x")
    print(member.gname, member.gid, member.uname)
with tarfile.open(fileobj=io.BytesIO(), mode="w") as tar:
    print(tar.gettarinfo("/dev/null").gname == grp.getgrgid(os.stat("/dev/null").st_gid).gr_name)
print(len(out.getvalue()) % 512)
