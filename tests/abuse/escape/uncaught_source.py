# ends: ZeroDivisionError: division by zero
exec(compile('1/0', '/etc/passwd', 'exec'))
