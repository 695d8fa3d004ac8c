// Runs in the browser, after GraphiQL and graphql-ws: opens GraphiQL on the server that the page came from.
// GraphiQL's own transport for subscriptions does not send what stands in the headers editor; this one does.
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

  // A client for each subscription, since the headers may have changed since the last.
  const listen = (request, headers) =>
    window.graphqlWs
      .createClient({ url: endpoint.replace(/^http/, 'ws'), connectionParams: () => withFreshToken(headers) })
      .iterate(request)

  const isSubscription = (document, name) => {
    const operations = (document?.definitions ?? []).filter(({ kind }) => kind === 'OperationDefinition')
    const chosen = name ? operations.find((each) => each.name?.value === name) : operations[0]
    return chosen?.operation === 'subscription'
  }

  // What is open: a tab that the browser remembers, or the first of the page's own.
  const remembered = () => {
    try {
      const { tabs, activeTabIndex } = JSON.parse(localStorage.getItem('graphiql:tabState'))
      return tabs[activeTabIndex]
    } catch {
      return undefined
    }
  }
  const { tabs, signIn: _, isChosen, ...rest } = options
  if (isChosen) localStorage.removeItem('graphiql:tabState')
  const { query, variables } = remembered() ?? tabs[0]
  window.YogaGraphiQL.renderYogaGraphiQL(document.querySelector('#root'), {
    ...rest,
    defaultTabs: tabs.map((tab) => ({ ...tab, headers: options.headers })),
    query: query ?? '',
    variables: variables ?? '',
    // GraphiQL would write the whole document into the address at each key.
    onEditQuery: () => {},
    fetcher: (request, { headers, documentAST } = {}) =>
      isSubscription(documentAST, request.operationName) ? listen(request, headers) : send(request, headers),
  })
}
