def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import types

for name in ("GeneratorType", "CoroutineType", "AsyncGeneratorType", "FrameType", "BuiltinFunctionType", "WrapperDescriptorType", "MethodWrapperType",
             "MethodDescriptorType", "ClassMethodDescriptorType", "GetSetDescriptorType", "MemberDescriptorType", "NoneType", "EllipsisType", "NotImplementedType", "CapsuleType"):
    print(end=name + " ")
    attempt(getattr(types, name))
