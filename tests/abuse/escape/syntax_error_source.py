# ends: SyntaxError
compile('x =', '/etc/passwd', 'exec')
