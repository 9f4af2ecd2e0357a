import annotationlib
class C:
    a: int
    b: missing
    c: missing.attr[int] | None
    d: "already"
F = annotationlib.Format
print(annotationlib.get_annotations(C, format=F.STRING))
forward = annotationlib.get_annotations(C, format=F.FORWARDREF)
print(forward["a"], forward["b"], forward["d"])
try:
    annotationlib.get_annotations(C, format=F.VALUE)
except NameError as e:
    print(e)
