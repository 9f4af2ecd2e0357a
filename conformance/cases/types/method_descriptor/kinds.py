"""The types of the descriptors of builtin types: no instances, no subclasses."""
import types
from _attempt import attempt

kinds = [type(thing) for thing in (list.append, int.__add__, (1).__add__, int.real, types.FunctionType.__code__, dict.__dict__["fromkeys"],
                                   types.FunctionType.__globals__)]
for kind in kinds:
    print(kind, kind.__mro__[1:], kind.__module__, [name for name in vars(kind) if name not in vars(object)])
    attempt(kind)
    attempt(lambda: type("Sub", (kind,), {}))
print(types.MethodDescriptorType, types.WrapperDescriptorType, types.MethodWrapperType, types.GetSetDescriptorType, types.MemberDescriptorType,
      types.ClassMethodDescriptorType)
