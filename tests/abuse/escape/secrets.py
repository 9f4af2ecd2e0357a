# ends: PermissionError
import secrets
secrets.token_hex()
