import sys, types
package = types.ModuleType("package")
package.__path__ = []
sub = types.ModuleType("package.sub")
sys.modules["package"], sys.modules["package.sub"] = package, sub
import package.sub
print(hasattr(package, "sub"))
from package import sub as found
print(found is sub)
try:
    import package.sub as s
    print(s is sub)
except (ImportError, AttributeError) as e:
    print(type(e).__name__, e)
try:
    from package import other
except ImportError as e:
    print(e)
