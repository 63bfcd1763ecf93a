# The arguments of operations, checked once more on this side of the wall: only values of these shapes reach Windows.
# The same patterns as electron/machine/primitives.ts; a test there compares them.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$script:patterns = @{
    registryPath = '^HK(LM|CU)(\\[^\\]{1,255})+\z'
    service = '^[A-Za-z0-9_.-]{1,80}\z'
    filePath = '^[A-Za-z]:\\[^<>"|?*\x00-\x1f]{0,256}\z'
    ruleName = '^[A-Za-z0-9 _.{}()-]{1,120}\z'
    hostName = '^[A-Za-z0-9_]([A-Za-z0-9_.-]{0,251}[A-Za-z0-9_])?\z'
    sddl = '^[A-Za-z0-9:();,.-]{4,8192}\z'
    sid = '^S-1-[0-9-]{1,180}\z'
    tag = '^[A-Za-z0-9 _.-]{1,80}\z'
    thumbprint = '^[0-9a-f]{40}\z'
    ip = '^([0-9]{1,3}(\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]{2,45})\z'
    remote = '^(Any|LocalSubnet|[0-9]{1,3}(\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]{2,45})\z'
    target = '^TERMSRV/[A-Za-z0-9_.:[\]-]{1,253}\z'
    account = '^[^"[\]:;|=+*?<>/,\x00-\x1f]{1,120}\z'
    dueAt = '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z\z'
    hex = '^([0-9a-f]{2}){0,4096}\z'
    digits = '^\d{1,20}\z'
    profile = '^(Domain|Private|Public)\z'
    category = '^(Private|Public)\z'
    direction = '^(In|Out)\z'
    protocol = '^(TCP|UDP)\z'
    store = '^(Remote Desktop|My)\z'
    aclKind = '^(file|registry)\z'
}
$script:ranges = @{ port = @(1, 65535); interfaceIndex = @(1, 999); mtu = @(576, 9216); days = @(1, 825); start = @(2, 4); dword = @(0, 4294967295) }
# Field = kind; ? may be absent, 0 may be null, [] is a list of one or more.
$script:fields = @{
    'registry.set' = @{ path = 'registryPath'; name = 'registryName'; value = 'registryValue' }
    'registry.remove' = @{ path = 'registryPath'; name = 'registryName' }
    'service.restart' = @{ name = 'service' }
    'service.start' = @{ name = 'service' }
    'service.setStartup' = @{ name = 'service'; start = 'start'; delayed = 'boolean?' }
    'acl.set' = @{ kind = 'aclKind'; path = 'anyPath'; sddl = 'sddl' }
    'file.move' = @{ from = 'filePath'; to = 'filePath' }
    'certificate.remove' = @{ store = 'store'; thumbprint = 'thumbprint' }
    'certificate.create' = @{ friendlyName = 'tag'; dnsNames = 'hostName[]'; days = 'days' }
    'certificate.bind' = @{ thumbprint = 'thumbprint0?'; friendlyName = 'tag?' }
    'firewall.enableRules' = @{ names = 'ruleName[]'; profiles = 'profile[]?' }
    'firewall.addRule' = @{ name = 'ruleName'; direction = 'direction'; protocol = 'protocol'; port = 'port'; profiles = 'profile[]'; remoteAddress = 'remote?'; program = 'filePath?' }
    'network.setCategory' = @{ interfaceIndex = 'interfaceIndex'; category = 'category' }
    'network.setMtu' = @{ interfaceIndex = 'interfaceIndex'; mtu = 'mtu' }
    'dns.flush' = @{}
    'hosts.set' = @{ name = 'hostName'; address = 'ip0'; tag = 'tag' }
    'credential.remove' = @{ target = 'target' }
    'group.addMember' = @{ group = 'sid'; member = 'account' }
    'task.register' = @{ name = 'tag'; dueAt = 'dueAt'; entry = 'tag' }
}

function Test-RdpdTypedValue {
    param([AllowNull()]$Value)
    if (($Value -isnot [System.Collections.IDictionary]) -or ($Value.Count -ne 2) -or (-not $Value.Contains('type')) -or (-not $Value.Contains('data'))) {
        return $false
    }
    $data = $Value['data']
    switch -CaseSensitive ([string]$Value['type']) {
        'dword' { return (Test-RdpdKind -Kind 'dword' -Value $data) }
        'qword' { return ($data -is [string]) -and ($data -cmatch $script:patterns['digits']) }
        'string' { return ($data -is [string]) -and ($data.Length -le 16384) }
        'expandString' { return ($data -is [string]) -and ($data.Length -le 16384) }
        'binary' { return ($data -is [string]) -and ($data -cmatch $script:patterns['hex']) }
        'multiString' { return ($data -is [array]) -and ($data.Count -le 512) -and (@($data | Where-Object { ($_ -isnot [string]) -or ($_.Length -gt 16384) }).Count -eq 0) }
    }
    return $false
}

function Test-RdpdKind {
    param([Parameter(Mandatory = $true)][string]$Kind, [AllowNull()]$Value)
    if ($Kind -eq 'boolean') {
        return ($Value -is [bool])
    }
    if ($Kind -eq 'registryName') {
        return ($Value -is [string]) -and ($Value.Length -le 255)
    }
    if ($Kind -eq 'registryValue') {
        return (Test-RdpdTypedValue -Value $Value)
    }
    if ($Kind -eq 'anyPath') {
        return (Test-RdpdKind -Kind 'registryPath' -Value $Value) -or (Test-RdpdKind -Kind 'filePath' -Value $Value)
    }
    if ($script:ranges.ContainsKey($Kind)) {
        if (($Value -isnot [int]) -and ($Value -isnot [int64])) {
            return $false
        }
        return ($Value -ge $script:ranges[$Kind][0]) -and ($Value -le $script:ranges[$Kind][1])
    }
    if (-not $script:patterns.ContainsKey($Kind)) {
        throw "failed: $Kind is not a kind of argument"
    }
    return ($Value -is [string]) -and ($Value.Length -le 8192) -and ($Value -cmatch $script:patterns[$Kind])
}

# One field against its kind.
function Test-RdpdField {
    param([Parameter(Mandatory = $true)][string]$Kind, [AllowNull()]$Value)
    $bare = $Kind.TrimEnd('?')
    if ($bare.EndsWith('0')) {
        return ($null -eq $Value) -or (Test-RdpdKind -Kind $bare.TrimEnd('0') -Value $Value)
    }
    if ($bare.EndsWith('[]')) {
        $bare = $bare.Substring(0, $bare.Length - 2)
        return ($Value -is [array]) -and ($Value.Count -ge 1) -and ($Value.Count -le 20) -and (@($Value | Where-Object { -not (Test-RdpdKind -Kind $bare -Value $_) }).Count -eq 0)
    }
    return (Test-RdpdKind -Kind $bare -Value $Value)
}

# Throws for anything that is not exactly the arguments of this primitive.
function Assert-RdpdArguments {
    param([Parameter(Mandatory = $true)][string]$Primitive, [AllowNull()]$Arguments)
    if ((-not (@($script:fields.Keys) -ccontains $Primitive)) -or ($Arguments -isnot [System.Collections.IDictionary])) {
        throw "failed: $Primitive is not an operation of this program"
    }
    $wanted = $script:fields[$Primitive]
    # Not .Keys: a field of that name would stand in its place.
    foreach ($entry in $Arguments.GetEnumerator()) {
        if (-not (@($wanted.Keys) -ccontains $entry.Key)) {
            throw 'failed: arguments: an unknown field'
        }
    }
    foreach ($name in @($wanted.Keys)) {
        if (-not $Arguments.Contains($name)) {
            if (-not $wanted[$name].EndsWith('?')) {
                throw "failed: arguments: $name is missing"
            }
        }
        elseif (-not (Test-RdpdField -Kind $wanted[$name] -Value $Arguments[$name])) {
            throw "failed: arguments: $name has another shape"
        }
    }
    if (($Primitive -eq 'acl.set') -and (($Arguments['kind'] -eq 'registry') -ne (Test-RdpdKind -Kind 'registryPath' -Value $Arguments['path']))) {
        throw 'failed: arguments: path has another shape'
    }
    if (($Primitive -eq 'certificate.bind') -and ($Arguments.Count -ne 1)) {
        throw 'failed: arguments: either a thumbprint or a friendly name'
    }
    # Nothing climbs out of the folder it names.
    foreach ($name in @('path', 'from', 'to', 'program')) {
        if ($Arguments.Contains($name) -and ([string]$Arguments[$name] -match '(^|\\)\.\.?(\\|\z)')) {
            throw "failed: arguments: $name is not a plain path"
        }
    }
}

Export-ModuleMember -Function *
