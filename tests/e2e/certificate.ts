import { createSign, generateKeyPairSync } from 'node:crypto'

/** A key, and a certificate that it signed for itself, for one name and one day: enough for a browser that is told not to mind. */
export function selfSigned(name: string): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const ecdsaWithSha256 = tag(0x30, objectId('2a8648ce3d040302'))
  const who = tag(0x30, tag(0x31, tag(0x30, objectId('550403'), tag(0x0c, Buffer.from(name)))))
  const day = 86_400_000
  const valid = tag(0x30, time(Date.now() - day), time(Date.now() + day))
  const names = tag(0x30, objectId('551d11'), tag(0x04, tag(0x30, tag(0x82, Buffer.from(name)))))
  const body = tag(
    0x30,
    tag(0xa0, integer(2)),
    integer(1),
    ecdsaWithSha256,
    who,
    valid,
    who,
    publicKey.export({ type: 'spki', format: 'der' }),
    tag(0xa3, tag(0x30, names)),
  )
  const signature = createSign('sha256').update(body).sign(privateKey)
  const certificate = tag(0x30, body, ecdsaWithSha256, tag(0x03, Buffer.from([0]), signature))
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? []
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
  }
}

/** One value of DER: its tag, its length, what is in it. */
function tag(id: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([id, ...size]), content])
}

const objectId = (hex: string): Buffer => tag(0x06, Buffer.from(hex, 'hex'))
const integer = (value: number): Buffer => tag(0x02, Buffer.from([value]))
const time = (ms: number): Buffer => tag(0x17, Buffer.from(`${new Date(ms).toISOString().replaceAll(/[-:T]/g, '').slice(2, 14)}Z`))
