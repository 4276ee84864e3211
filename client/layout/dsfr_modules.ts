// The behaviours of DSFR this site uses, in DSFR's order; the order matters, each registers itself on the core.
import '@codegouvfr/react-dsfr/dsfr/core/core.module.js'
import '@codegouvfr/react-dsfr/dsfr/scheme/scheme.module.js'
import '@codegouvfr/react-dsfr/dsfr/component/modal/modal.module.js'
import '@codegouvfr/react-dsfr/dsfr/component/navigation/navigation.module.js'
import '@codegouvfr/react-dsfr/dsfr/component/header/header.module.js'
