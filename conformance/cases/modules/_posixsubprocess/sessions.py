"""`start_new_session` and `process_group`."""
from _run import output, attempt

script = b"ps -o sid= -p $$ 2>/dev/null | tr -d ' ' | sed s/$$/own/"
session = b"cut -d' ' -f6 /proc/$$/stat | sed s/^$$'$'/own/"
group = b"cut -d' ' -f5 /proc/$$/stat | sed s/^$$'$'/own/"
print(output(session, start_new_session=True), output(group, start_new_session=True))
print(output(session)[2] == b"own\n", output(group)[2] == b"own\n")
print(output(group, process_group=0), output(session, process_group=0)[2] == b"own\n")
attempt(output, b"true", process_group="x")
attempt(output, b"true", process_group=2**40)
