// Where a client that pushes its records meets a step that pulls them.

export const sleep = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds))

export class Handoff {
  #waiting = null
  #taken = null
  #closed = false

  /** Resolves true once the record was taken, false if it will not be; `meanwhile` is called three times a second. */
  async give (record, meanwhile = async () => {}) {
    while (this.#waiting !== null && !this.#closed) {
      await sleep(5)
    }
    if (this.#closed) {
      return false
    }
    let taken = false
    this.#waiting = record
    const done = new Promise(resolve => {
      this.#taken = () => {
        taken = true
        resolve()
      }
    })
    try {
      while (!taken && !this.#closed) {
        await Promise.race([done, sleep(300)])
        if (!taken) {
          await meanwhile()
        }
      }
    } finally {
      if (!taken) {
        this.#waiting = null
      }
    }
    return taken
  }

  /** At most so many records within a time. */
  async poll (most, milliseconds) {
    const records = []
    if (most === 0) {
      await sleep(milliseconds)
    }
    for (const until = Date.now() + milliseconds; records.length < most && Date.now() < until;) {
      if (this.#waiting === null) {
        await (records.length > 0 ? new Promise(setImmediate) : sleep(5))
        if (this.#waiting === null && records.length > 0) {
          await sleep(2)
        }
        continue
      }
      records.push(this.#waiting)
      this.#waiting = null
      this.#taken()
      await new Promise(setImmediate)
    }
    return records
  }

  close () {
    this.#closed = true
  }
}
