"""Adds certificates to the authorities that this computer trusts, for Python and for Java.

    lcmap_trust.py FOLDER CERTIFICATE...

Writes FOLDER/authorities.pem and FOLDER/authorities.jks. Java's own keytool needs half a second for each
certificate; the format, JKS, has not changed since Java 1.2 (sun.security.provider.JavaKeyStore). Nothing in it is
secret: the password, which only guards its digest, is the usual one, and Java reads it without.
"""

import base64
import binascii
import hashlib
import os
import re
import struct
import sys

SYSTEM = ('/etc/ssl/certs/ca-certificates.crt', '/etc/pki/tls/certs/ca-bundle.crt')
CERTIFICATE = re.compile(r'-----BEGIN CERTIFICATE-----\s+(.*?)\s*-----END CERTIFICATE-----', re.DOTALL)

MAGIC, VERSION, TRUSTED = 0xFEEDFEED, 2, 2
PASSWORD = 'changeit'


def certificates(file):
    """The certificates of a PEM file, in DER."""
    with open(file, encoding='ascii', errors='replace') as text:
        found = [base64.b64decode(body) for body in CERTIFICATE.findall(text.read())]
    if not found or not all(der.startswith(b'\x30') for der in found):
        raise ValueError('it holds no certificate in PEM')
    return found


def system_certificates():
    files = (os.environ.get('SSL_CERT_FILE', ''), *SYSTEM)
    return next((certificates(file) for file in files if os.path.isfile(file)), [])


def pem(certificate):
    return f'-----BEGIN CERTIFICATE-----\n{base64.encodebytes(certificate).decode()}-----END CERTIFICATE-----\n'


def text(value):
    return struct.pack('>H', len(value)) + value.encode('ascii')


def key_store(authorities):
    entries = b''.join(
        struct.pack('>I', TRUSTED) + text(hashlib.sha256(der).hexdigest()) + struct.pack('>Q', 0)
        + text('X.509') + struct.pack('>I', len(der)) + der
        for der in authorities)
    store = struct.pack('>III', MAGIC, VERSION, len(authorities)) + entries
    return store + hashlib.sha1(PASSWORD.encode('utf-16-be') + b'Mighty Aphrodite' + store).digest()


def write(folder, name, content):
    """Under another name first: a second command may read it just now."""
    new = f'{folder}/.{name}.{os.getpid()}'
    with open(new, 'wb') as file:
        file.write(content)
    os.replace(new, f'{folder}/{name}')


def main(folder, files):
    authorities = dict.fromkeys(system_certificates())
    for file in files:
        try:
            authorities.update(dict.fromkeys(certificates(file)))
        except (OSError, ValueError, binascii.Error) as error:
            sys.exit(f'lcmap-spark: cannot trust the certificates of {file}: {error}')
    os.makedirs(folder, exist_ok=True)
    write(folder, 'authorities.pem', ''.join(map(pem, authorities)).encode())
    write(folder, 'authorities.jks', key_store(authorities))


if __name__ == '__main__':
    main(sys.argv[1], sys.argv[2:])
