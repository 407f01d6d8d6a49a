/** Tasks that run by themselves and handle their own errors; closing waits for them. */
export function createTasks() {
  const underWay = new Set<Promise<void>>()
  return {
    track(task: Promise<void>): void {
      const forget = () => underWay.delete(task)
      underWay.add(task)
      task.then(forget, forget)
    },
    async settle(): Promise<void> {
      while (underWay.size > 0) await Promise.allSettled(underWay)
    },
  }
}
