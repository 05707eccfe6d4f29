/**
 * The events of the devnet, taken up again where they were lost.
 */

/** Milliseconds before the first attempt to connect again, and at most. */
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 8000;

/**
 * @typedef {object} Listener
 * @property {(name: string, data: string) => void} event each event by its name, with its JSON unread
 * @property {(state: 'live' | 'lost', wait: number) => void} connection `wait`: milliseconds until the next attempt
 */

export class LiveEvents {
  /** @param {Listener} listener */
  constructor(listener) {
    this.listener = listener;
    /** @type {EventSource | undefined} */
    this.source = undefined;
    /** @type {number | undefined} */
    this.lastId = undefined;
    this.wait = FIRST_WAIT;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
  }

  /** Opens the stream, with what happened since it was last open. */
  open() {
    this.close();
    const query = this.lastId === undefined ? '' : `?start_from=${this.lastId + 1}`;
    const source = new EventSource(`/events${query}`);
    this.source = source;
    source.onopen = () => {
      this.wait = FIRST_WAIT;
      this.listener.connection('live', 0);
    };
    source.onmessage = ({ data, lastEventId }) => {
      if (lastEventId !== '') this.lastId = Number(lastEventId);
      // Events can be megabytes of code: only the name is read.
      const name = /^\{"(\w+)"/.exec(data.slice(0, 64))?.[1];
      if (name !== undefined && name !== 'ApiVersion') this.listener.event(name, data);
    };
    // The browser's own attempts would begin at the end of the stream.
    source.onerror = () => {
      this.close();
      this.listener.connection('lost', this.wait);
      this.timer = setTimeout(() => this.open(), this.wait);
      this.wait = Math.min(2 * this.wait, LONGEST_WAIT);
    };
  }

  close() {
    clearTimeout(this.timer);
    this.source?.close();
    this.source = undefined;
  }

  /** A devnet that was started anew counts from the beginning. */
  forget() {
    this.lastId = undefined;
  }
}
