import io
import zipfile

data = bytes(100_000)
for kind in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, zipfile.ZIP_ZSTANDARD):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", kind) as archive:
        archive.writestr("member", data)
    with zipfile.ZipFile(stream) as archive, archive.open("member") as member:
        first = member.read(10)
        kept = len(member._readbuffer)
        print(kind, len(first), kept, len(member.read1(7000)), len(first) + 7000 + len(member.read()) == len(data))
        print(archive.testzip(), archive.getinfo("member").compress_type)
