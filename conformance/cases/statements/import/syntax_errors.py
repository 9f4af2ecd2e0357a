for source in ["import", "import a.b as", "import a as b.c", "from a import", "from a import b,", "from a import (b,)", "from a import ()", "from a import (b", "from . import *", "from a import *, b", "import a, ", "import .a", "from .... import a", "from ... import b", "from a import b as c.d", "from a import b.c", "def f(): from a import *", "class C: from a import *", "import a as 1", "from a import b c", "from import b", "import (a)", "import a from b", "from a import 'b'"]:
    try:
        compile(source, "f", "exec")
        print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg, e.offset, e.end_offset)
