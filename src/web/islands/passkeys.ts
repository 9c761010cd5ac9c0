import { bytesOf, textOf } from './base64url.ts'

/** What the server asks of a browser, as JSON: bytes are base64url. */
type Question = {
  readonly challenge: string
  readonly timeout?: number
  readonly rpId?: string
  readonly userVerification?: UserVerificationRequirement
  readonly allowCredentials?: readonly Described[]
  readonly excludeCredentials?: readonly Described[]
  readonly rp?: PublicKeyCredentialRpEntity
  readonly user?: { readonly id: string; readonly name: string; readonly displayName: string }
  readonly pubKeyCredParams?: PublicKeyCredentialParameters[]
  readonly authenticatorSelection?: AuthenticatorSelectionCriteria
  readonly attestation?: AttestationConveyancePreference
}
type Described = { readonly id: string; readonly transports?: readonly string[] }

/** Shows the forms a passkey fills in, where the browser has passkeys, and lets it fill them in. */
function startPasskeys(): void {
  if (window.PublicKeyCredential === undefined) return
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
    if (form.dataset.started === 'yes') continue
    form.dataset.started = 'yes'
    form.hidden = false
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      void answer(form)
    })
  }
}

async function answer(form: HTMLFormElement): Promise<void> {
  say(form, '')
  const field = form.querySelector<HTMLInputElement>('input[name=answer]')
  const question = await ask(form).catch(() => undefined)
  if (field === null || question === undefined) return say(form, form.dataset.failed)
  try {
    const given = form.dataset.passkey === 'create' ? await create(question) : await get(question)
    field.value = JSON.stringify(given)
  } catch (fault) {
    const isKnown = fault instanceof DOMException && fault.name === 'InvalidStateError'
    return say(form, isKnown ? form.dataset.known : form.dataset.cancelled)
  }
  form.submit()
}

/** Undefined for a refusal, which the page itself shows once it is loaded anew. */
async function ask(form: HTMLFormElement): Promise<Question | undefined> {
  const body = new FormData(form)
  const answered = await fetch(form.dataset.question ?? '', {
    method: 'POST',
    body,
    headers: { accept: 'application/json' },
  })
  if (answered.headers.get('content-type')?.startsWith('application/json') === true) return answered.json()
  return undefined
}

async function create(question: Question): Promise<object> {
  const { rp, user, pubKeyCredParams, authenticatorSelection, attestation, timeout } = question
  if (rp === undefined || user === undefined || pubKeyCredParams === undefined) throw new Error('no such question')
  const made = await navigator.credentials.create({
    publicKey: {
      ...{ rp, pubKeyCredParams, challenge: bytesOf(question.challenge) },
      user: { ...user, id: bytesOf(user.id) },
      excludeCredentials: described(question.excludeCredentials),
      ...(authenticatorSelection === undefined ? {} : { authenticatorSelection }),
      ...(attestation === undefined ? {} : { attestation }),
      ...(timeout === undefined ? {} : { timeout }),
    },
  })
  if (!(made instanceof PublicKeyCredential) || !(made.response instanceof AuthenticatorAttestationResponse)) {
    throw new Error('no passkey was made')
  }
  const { clientDataJSON, attestationObject } = made.response
  return {
    ...named(made),
    response: {
      clientDataJSON: textOf(clientDataJSON),
      attestationObject: textOf(attestationObject),
      transports: made.response.getTransports?.() ?? [],
    },
  }
}

async function get({ challenge, rpId, userVerification, allowCredentials, timeout }: Question): Promise<object> {
  const given = await navigator.credentials.get({
    publicKey: {
      ...{ challenge: bytesOf(challenge), allowCredentials: described(allowCredentials) },
      ...(rpId === undefined ? {} : { rpId }),
      ...(userVerification === undefined ? {} : { userVerification }),
      ...(timeout === undefined ? {} : { timeout }),
    },
  })
  if (!(given instanceof PublicKeyCredential) || !(given.response instanceof AuthenticatorAssertionResponse)) {
    throw new Error('no passkey answered')
  }
  const { clientDataJSON, authenticatorData, signature, userHandle } = given.response
  return {
    ...named(given),
    response: {
      clientDataJSON: textOf(clientDataJSON),
      authenticatorData: textOf(authenticatorData),
      signature: textOf(signature),
      ...(userHandle === null ? {} : { userHandle: textOf(userHandle) }),
    },
  }
}

function named({ rawId, type }: PublicKeyCredential): object {
  const id = textOf(rawId)
  return { id, rawId: id, type }
}

function described(known: readonly Described[] = []): PublicKeyCredentialDescriptor[] {
  return known.map(({ id, transports }) => ({
    type: 'public-key',
    id: bytesOf(id),
    ...(transports === undefined ? {} : { transports: transports.filter(isTransport) }),
  }))
}

function isTransport(name: string): name is AuthenticatorTransport {
  return ['ble', 'hybrid', 'internal', 'nfc', 'usb'].includes(name)
}

function say(form: HTMLFormElement, text: string | undefined): void {
  const place = form.querySelector('[data-passkey-fault]')
  if (place !== null) place.textContent = text ?? ''
}

document.addEventListener('turbo:load', startPasskeys)
startPasskeys()
