// Runs in the browser, after GraphiQL and graphql-ws: opens GraphiQL on the server that the page came from.
// Unlike GraphiQL's own transport for subscriptions, this one sends the content of the headers editor.
window.openGraphiQL = (options) => {
  const endpoint = new URL('/graphql', location.href).href
  const withFreshToken = window.keepSignedIn(options.signIn)

  const send = async (request, headers) => {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(await withFreshToken(headers)) },
      body: JSON.stringify(request),
    })
    return response.json()
  }

  // A client for each subscription, because the headers may have changed.
  const subscribe = (request, headers) =>
    window.graphqlWs
      .createClient({ url: endpoint.replace(/^http/, 'ws'), connectionParams: () => withFreshToken(headers) })
      .iterate(request)

  const isSubscription = (document, name) => {
    const operations = (document?.definitions ?? []).filter(({ kind }) => kind === 'OperationDefinition')
    const selected = name ? operations.find((each) => each.name?.value === name) : operations[0]
    return selected?.operation === 'subscription'
  }

  // The open tab: one that the browser has saved, or the first one of the page.
  const saved = () => {
    try {
      const { tabs, activeTabIndex } = JSON.parse(localStorage.getItem('graphiql:tabState'))
      return tabs[activeTabIndex]
    } catch {
      return undefined
    }
  }
  const { tabs, signIn: _, isChosen, ...rest } = options
  if (isChosen) localStorage.removeItem('graphiql:tabState')
  const { query, variables } = saved() ?? tabs[0]
  window.YogaGraphiQL.renderYogaGraphiQL(document.querySelector('#root'), {
    ...rest,
    defaultTabs: tabs.map((tab) => ({ ...tab, headers: options.headers })),
    query: query ?? '',
    variables: variables ?? '',
    // GraphiQL would write the whole document into the URL at each key press.
    onEditQuery: () => {},
    fetcher: (request, { headers, documentAST } = {}) =>
      isSubscription(documentAST, request.operationName) ? subscribe(request, headers) : send(request, headers),
  })
}
