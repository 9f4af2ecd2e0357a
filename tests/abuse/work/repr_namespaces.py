# ends: work
# A namespace that holds each one before it twice.
import types

namespace = types.SimpleNamespace(x=1)
for _ in range(60):
    namespace = types.SimpleNamespace(x=namespace, y=namespace)

repr(namespace)
