// Members of one consumer group, each with its own consumer; as in ../python/group.py.
import { sleep } from './handoff.mjs'

/** Joins, keeps what it is assigned paused until told to read, and reads until told to leave. */
class Member {
  assigned = []
  records = []
  taken = 0
  reading = false
  leaving = false
  commit = false
  error = null

  constructor (client, topic, group) {
    this.ended = this.#run(client, topic, group).catch(error => { this.error = error })
  }

  async #run (client, topic, group) {
    const member = await client.join(group, topic)
    await member.setPaused(true)
    let paused = true
    while (!this.leaving) {
      if (paused && this.reading) {
        await member.setPaused(false)
        paused = false
      }
      this.records.push(...await member.poll(200, 100))
      this.assigned = member.assigned()
      if (this.commit) {
        await member.commit()
        this.commit = false
      }
    }
    await member.close()
  }
}

export class Members {
  constructor (client, topic, group, count, bound) {
    this.deadline = Date.now() + bound
    this.all = Array.from({ length: count }, () => new Member(client, topic, group))
  }

  async #wait (done, what) {
    while (!done()) {
      for (const { error } of this.all) {
        if (error !== null) {
          throw error
        }
      }
      if (Date.now() > this.deadline) {
        throw new Error(`${what}: (assigned, read) ${JSON.stringify(this.all.map(m => [m.assigned, m.records.length]))}`)
      }
      await sleep(20)
    }
  }

  /** Resolves once the members hold three partitions between them, each at least one and none twice. */
  async assignment () {
    await this.#wait(() => {
      const held = this.all.flatMap(m => m.assigned).sort()
      return held.join() === '0,1,2' && this.all.every(m => m.assigned.length > 0)
    }, 'assignment')
    return this.all.map(m => [...m.assigned].sort())
  }

  /** Reads count records and whatever comes in the half second after them. */
  async read (count) {
    for (const member of this.all) {
      member.reading = true
    }
    await this.#wait(() => this.all.reduce((sum, m) => sum + m.records.length - m.taken, 0) >= count, 'reading')
    await sleep(500)
    return this.all.flatMap(member => {
      const records = member.records.slice(member.taken)
      member.taken = member.records.length
      return records
    })
  }

  async commit () {
    for (const member of this.all) {
      member.commit = true
    }
    await this.#wait(() => this.all.every(m => !m.commit), 'commit')
  }

  /** The last member closes its consumer. */
  async leave () {
    await this.#end(this.all.pop(), 20_000)
  }

  async #end (member, bound) {
    member.leaving = true
    const ended = await Promise.race([member.ended.then(() => true), sleep(bound).then(() => false)])
    if (!ended || member.error !== null) {
      throw new Error(`a member did not leave: ${member.error}`)
    }
  }

  async close () {
    for (const member of this.all) {
      await this.#end(member, 10_000)
    }
  }
}
