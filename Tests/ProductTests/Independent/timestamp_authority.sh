#!/usr/bin/env bash
# A time stamping authority of its own for one test, made with the openssl command alone.
#   timestamp_authority.sh make FOLDER [DAYS]     a root (ca.pem) and a signer, valid for so many days
#   timestamp_authority.sh answer FOLDER QUERY ANSWER
# ROOT_KEY and SIGNER_KEY (-newkey), CERTIFICATE_HASH and SIGNER_HASH in the environment make a weaker one.
set -euo pipefail
cd "$2"
case $1 in
make)
  openssl req -x509 -newkey ${ROOT_KEY:-rsa:2048} -nodes -keyout ca.key -out ca.pem -days "${3:-30}" \
    -subj "/O=Proefdienst/CN=Proefdienst Root" 2>/dev/null
  openssl req -newkey ${SIGNER_KEY:-rsa:2048} -nodes -keyout tsa.key -out tsa.csr \
    -subj "/O=Proefdienst/CN=Proefdienst Tijdstempels" 2>/dev/null
  printf 'extendedKeyUsage=critical,timeStamping\nkeyUsage=critical,digitalSignature\n' > tsa.ext
  openssl x509 -req -in tsa.csr -CA ca.pem -CAkey ca.key -CAcreateserial -"${CERTIFICATE_HASH:-sha256}" -days "${3:-30}" \
    -extfile tsa.ext -out tsa.pem 2>/dev/null
  cat > tsa.cnf <<END
[tsa]
default_tsa=proef
[proef]
serial=$PWD/tsa.serial
signer_digest=${SIGNER_HASH:-sha256}
default_policy=1.2.3.4.1
digests=sha256
END
  echo 01 > tsa.serial
  ;;
answer)
  openssl ts -reply -config tsa.cnf -section proef -queryfile "$3" -signer tsa.pem -inkey tsa.key \
    -out "$4" 2>/dev/null
  ;;
esac
