import codeop
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always", (SyntaxWarning, DeprecationWarning))
    warnings.simplefilter("ignore", (UserWarning,), append=True)
    for category in SyntaxWarning, DeprecationWarning, UserWarning:
        warnings.warn(category.__name__, category)
    print([str(warning.message) for warning in caught])
    print(codeop.compile_command("'\\e' + ("), codeop.compile_command("'\\e'") is not None)
    print(len(caught))
