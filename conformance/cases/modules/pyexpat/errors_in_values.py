# Where it is wrong what entities a value refers to.
from pyexpat import ParserCreate
def run(d):
    try: ParserCreate().Parse(d, True); print('ok')
    except Exception as e: print(e)
for v in ['xx&no;', 'xx&#0;', 'xx&r;','xx&u;','xx&x;', 'x&lt;&no;']:
    run('<!DOCTYPE a [<!ENTITY r "&r;"><!ENTITY x SYSTEM "f"><!NOTATION n SYSTEM "n"><!ENTITY u SYSTEM "u" NDATA n>]>\n<a b="%s"/>' % v)
    run('<!DOCTYPE a [<!ENTITY r "&r;"><!ENTITY x SYSTEM "f"><!NOTATION n SYSTEM "n"><!ENTITY u SYSTEM "u" NDATA n>\n<!ATTLIST a b CDATA "%s">]><a b="1"/>' % v)
    run('<!DOCTYPE a [<!ENTITY r "&r;"><!ENTITY x SYSTEM "f"><!NOTATION n SYSTEM "n"><!ENTITY u SYSTEM "u" NDATA n>\n<!ATTLIST a b NMTOKENS "%s">]><a b="1"/>' % v)
