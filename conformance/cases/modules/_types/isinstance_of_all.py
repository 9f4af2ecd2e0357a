import types

def gen(): yield
async def coro(): pass
async def agen(): yield
c, a = coro(), agen()
class C:
    __slots__ = "s"
    @classmethod
    def cm(cls): ...
    def m(self): ...
for value, kind in ((gen(), "GeneratorType"), (c, "CoroutineType"), (a, "AsyncGeneratorType"), (len, "BuiltinFunctionType"), (object.__init__, "WrapperDescriptorType"),
                    (object().__str__, "MethodWrapperType"), (str.join, "MethodDescriptorType"), (dict.__dict__["fromkeys"], "ClassMethodDescriptorType"),
                    (type.__dict__["__mro__"], "MemberDescriptorType"), (C.s, "MemberDescriptorType"), (types.FunctionType.__code__, "GetSetDescriptorType"), (C().m, "MethodType"), (C.cm, "MethodType"),
                    ([].append, "BuiltinMethodType"), (types, "ModuleType"), (gen.__code__, "CodeType"), (..., "EllipsisType"), (NotImplemented, "NotImplementedType")):
    print(kind, isinstance(value, getattr(types, kind)), type(value).__name__)
c.close()
